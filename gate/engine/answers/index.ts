export { withAllTags } from "./all-tags";
export { answerFunction } from "./functions";
export { answerCall } from "./calls";
export { makeUpOutputs, withoutMisfits } from "./resources";
export { withNamespace } from "./kubernetes-resources";
export { contentsOfComponent, unrenderedComponent } from "./kubernetes-components";
export type { ManifestResource } from "./kubernetes-components";
export { answerStackReference } from "./stack-references";
export { defaultFixturesFile, loadFixtures, loadProjectFixtures, noFixtures } from "./fixtures";
export type { Fixtures } from "./fixtures";
export { answerContext } from "./context";
export type {
    AnswerContext,
    AnsweredResource,
    Failure,
    FunctionAnswer,
    Origin,
    ResourceAnswer,
    StackReferenceAnswer,
} from "./types";
