import { PolicyPack } from "@pulumi/policy";

import { policies } from "./policies";
import { dispatched } from "./sdk-dispatch";

new PolicyPack("annex42", { policies: dispatched(policies) });
