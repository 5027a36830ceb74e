import assert from "node:assert/strict";

import { resultOf, stackOf } from "../support";
import { failing, render, waived } from "./formats";

describe("csvReport", () => {
    it("has a row for every result, under one heading", () => {
        const stack = stackOf({ results: [failing, waived] });
        assert.equal(
            render("csv", [stack, stackOf({ results: [resultOf({})] })]),
            [
                "project,stack,policy,verdict,effect,severity,controls,resource,type,message,path,file,line,waived_by,waived_until,waiver_reason,urn,pack",
                'shop,dev,thing-is-safe,fail,block,high,A.7.2,one,acme:index:Thing,"""one"" is not safe.",safe,stacks/index.ts,14,,,,urn:pulumi:dev::shop::acme:index:Thing::one,annex42',
                'shop,dev,thing-is-safe,fail,none,high,A.7.2,waived,acme:index:Thing,"""waived"" is not safe.",,,,kim@example.com,2027-01-31,It is a demo.,urn:pulumi:dev::shop::acme:index:Thing::waived,annex42',
                "shop,dev,thing-is-safe,pass,none,high,A.7.2,one,acme:index:Thing,,,,,,,,urn:pulumi:dev::shop::acme:index:Thing::one,annex42",
                "",
            ].join("\n"),
        );
    });

    it("makes no formula of a name", () => {
        const urn = 'urn:pulumi:dev::shop::acme:index:Thing::=HYPERLINK("http://x")';
        const text = render("csv", [stackOf({ results: [resultOf({ urn })] })]);
        assert.match(text, /,"'=HYPERLINK\(""http:\/\/x""\)",/);
    });

    it("has its heading when there is nothing", () => assert.match(render("csv", []), /^project,stack,[^\n]+\n$/));
});
