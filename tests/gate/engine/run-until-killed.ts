import * as path from "node:path";
import { readProject, readStack, runProgram } from "../../../gate/engine";
import { noFixtures } from "../../../gate/engine/answers";

// A process for tests to kill: runs a program and says when its first resource is there.
const project = readProject(path.join(__dirname, "programs", process.argv[2] ?? ""));
void runProgram({
    project,
    stack: readStack(project, "dev"),
    fixtures: noFixtures,
    onProgress: () => console.log("registered"),
});
