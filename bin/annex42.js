#!/usr/bin/env node
"use strict";

const { existsSync, readdirSync, statSync } = require("node:fs");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");

const root = join(__dirname, "..");
const bundle = join(root, "dist", "annex42.js");

/** What the bundle is made of, when this is a checkout. */
const sources = ["gate", "policy-pack", "scripts/build.mjs", "package.json"].map((name) => join(root, name));

/** The time of the last change at or below a path, in milliseconds. Folders change when files come and go. */
function lastChange(path) {
    const stats = statSync(path);
    if (!stats.isDirectory()) return stats.mtimeMs;
    return readdirSync(path).reduce((latest, name) => Math.max(latest, lastChange(join(path, name))), stats.mtimeMs);
}

function isStale() {
    // The package as it is installed has no sources, and no tsconfig.json.
    if (!existsSync(join(root, "tsconfig.json"))) return false;
    return !existsSync(bundle) || Math.max(...sources.map(lastChange)) > statSync(bundle).mtimeMs;
}

async function run() {
    if (isStale()) {
        const { build } = await import(pathToFileURL(join(root, "scripts", "build.mjs")).href);
        await build();
    }
    const { main } = require(bundle);
    process.exitCode = await main(process.argv.slice(2));
}

run().catch((error) => {
    console.error(`error: annex42 could not be started: ${error.message}`);
    process.exitCode = 2;
});
