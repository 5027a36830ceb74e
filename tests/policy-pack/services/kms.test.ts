import assert from "node:assert/strict";

import { unknownValue } from "../../../policy-pack/policy";
import { isAwsManagedKey, isCustomerKey } from "../../../policy-pack/services/kms";

describe("keys", () => {
    const managed = ["alias/aws/s3", "arn:aws:kms:eu-central-1:111122223333:alias/aws/ebs"];
    const own = [
        "alias/training",
        "alias/awsome/training",
        "1234abcd-12ab-34cd-56ef-1234567890ab",
        "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "arn:aws-cn:kms:cn-north-1:111122223333:alias/training",
    ];
    for (const key of managed) it(`${key} is managed by AWS`, () => assert.equal(isAwsManagedKey(key), true));
    for (const key of own) it(`${key} is not managed by AWS`, () => assert.equal(isAwsManagedKey(key), false));

    const cases: readonly [sentence: string, props: { kmsKeyId?: string }, expected: boolean][] = [
        ["no key is none of the customer's", {}, false],
        ["an empty key is none of the customer's", { kmsKeyId: "" }, false],
        ["AWS's alias is none of the customer's", { kmsKeyId: "alias/aws/s3" }, false],
        ["an ARN is the customer's", { kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd" }, true],
        ["a key that is not known yet is the customer's", { kmsKeyId: unknownValue }, true],
    ];
    for (const [sentence, props, expected] of cases) {
        it(sentence, () => assert.equal(isCustomerKey(props, "kmsKeyId"), expected));
    }
});
