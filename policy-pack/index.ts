import { PolicyPack } from "@pulumi/policy";

import { toCrossGuard } from "./crossguard";
import { policies } from "./policies";
import { deserializeOncePerRequest } from "./sdk-deserialization";

deserializeOncePerRequest();
new PolicyPack("annex42", { policies: toCrossGuard(policies) });
