// Loaded into the user's program before anything else, by NODE_OPTIONS. Plain JavaScript, for it runs in whatever Node
// and module system the program has.
"use strict";

// What the program starts itself is none of our business.
const {
    ANNEX42_NODE_OPTIONS: nodeOptions,
    ANNEX42_UNKNOWN_SECRETS: unknownSecrets,
    ANNEX42_FORGIVEN: forgiven,
} = process.env;
delete process.env.ANNEX42_NODE_OPTIONS;
delete process.env.ANNEX42_UNKNOWN_SECRETS;
delete process.env.ANNEX42_FORGIVEN;
if (nodeOptions) process.env.NODE_OPTIONS = nodeOptions;
else delete process.env.NODE_OPTIONS;

const { keepThoseOfTsNode, keepThoseOfTypeScript } = require("./transpiled-files.cjs");

/** What is changed in modules of SDKs as they are loaded, by the end of their path. */
const adjustments = [
    // The SDK sends some five messages a resource that nobody reads, each in a call that waits for the one before.
    [/[\\/]@pulumi[\\/]pulumi[\\/]log[\\/]index\.js$/, (log) => (log.debug = () => Promise.resolve())],
    // Older SDKs (3.9 and before) check all types, whatever the environment says: half a minute, or an error, with today's typings.
    [/[\\/]ts-node[\\/]dist[\\/]index\.js$/, compileWithoutTypes],
    [/[\\/]ts-node[\\/]dist[\\/]ts-transpile-module\.js$/, keepThoseOfTsNode],
    [/[\\/]typescript(?:@[\d.]+|[\\/]lib)[\\/]typescript\.js$/, keepThoseOfTypeScript],
    [/[\\/]@pulumi[\\/]pulumi[\\/]config\.js$/, leaveSecretsUnknown],
    [/[\\/]@pulumi[\\/]pulumi[\\/]output\.js$/, leaveFailuresUnknown],
    [/[\\/]@pulumi[\\/]kubernetes[\\/]yaml[\\/]yaml\.js$/, leaveUnfetchedUnknown],
    // Up to 2.x the EKS components look for command line tools that only a deployment runs ...
    [/[\\/]@pulumi[\\/]eks[\\/]dependencies\.js$/, needNoTools],
    // ... and ask the cluster's issuer for its certificate, for a minute.
    [
        /[\\/]@pulumi[\\/]eks[\\/]cert-thumprint\.js$/,
        (certificates) => (certificates.getIssuerCAThumbprint = () => madeUpThumbprint),
    ],
    // Kubernetes SDKs up to 4.0 fetch manifests by this.
    [/[\\/]node-fetch[\\/]lib[\\/]index\.js$/, (fetch) => (fetch.default = withoutNetwork(fetch))],
];

/** In every text that is made up, as policies and engine know it. */
const madeUpMarker = "a42fa42f";
const madeUpThumbprint = madeUpMarker + "0".repeat(32);

/** What was fetched for the manifests that are being read, and whether it was there; undefined while there are none. */
let fetches;

if (require("node:worker_threads").isMainThread) endWithParent();
formatStacksCheaply();
adjustSdks();
keepSourceMapsOfModules();
debugLate();
if (globalThis.fetch) globalThis.fetch = withoutNetwork(globalThis.fetch);

/** The pipe is closed when the gate is gone, however it went: then nothing of the program may stay. */
function endWithParent() {
    const { Socket } = require("node:net");
    try {
        const pipe = new Socket({ fd: 3, readable: true, writable: false });
        pipe.on("error", () => undefined);
        pipe.on("close", () => {
            try {
                if (process.platform !== "win32") process.kill(-process.pid, "SIGKILL");
            } finally {
                process.kill(process.pid, "SIGKILL");
            }
        });
        pipe.unref();
        pipe.resume();
        pipe.unref();
    } catch {
        // Started without the pipe: there is nothing to watch.
    }
}

/** Where a module is looked up, for what is done there leaves nothing in the traces of the module's own code. */
function adjustSdks() {
    const nodeModule = require("node:module");
    const { _resolveFilename: resolve } = nodeModule;
    const adjusted = new Set();
    nodeModule._resolveFilename = function (...parameters) {
        const file = resolve.apply(this, parameters);
        const [, adjust] = adjustments.find(([pattern]) => pattern.test(file)) ?? [];
        if (adjust && !adjusted.has(file)) {
            adjusted.add(file);
            adjust(require(file), require.cache[file]);
        }
        return file;
    };
}

function needNoTools(dependencies) {
    dependencies.assertCompatibleKubectlVersionExists = () => undefined;
    dependencies.assertCompatibleAWSCLIExists = () => undefined;
}

/**
 * A manifest that cannot be fetched would end the program. The SDK has what it fetches decoded, so there the engine is
 * told instead, which marks the objects as not seen. What the program itself fetches is its own business.
 */
function withoutNetwork(fetch) {
    return function (resource, ...rest) {
        const response = fetch.call(this, resource, ...rest);
        if (rest.length > 0 || !isFetchForManifest()) return response;
        fetches?.push(
            response.then(
                () => true,
                () => false,
            ),
        );
        return response.catch((error) => {
            const { message } = error.cause ?? error;
            const text = messageToEngine({ unfetched: String(resource), message });
            return { ok: true, text: () => Promise.resolve(text) };
        });
    };
}

/** The engine finds it where the program's own words would be. */
function messageToEngine(message) {
    return JSON.stringify({ [madeUpMarker]: message });
}

/** To the SDK manifests that are not there hold nothing, and programs look up what should be in them. */
function leaveUnfetchedUnknown(yaml, kubernetes) {
    const { unknown } = kubernetes.require("@pulumi/pulumi");
    for (const name of ["ConfigFile", "ConfigGroup"]) {
        yaml[name] = new Proxy(yaml[name], {
            construct(target, parameters, newTarget) {
                const before = fetches;
                const own = (fetches = []);
                try {
                    const made = Reflect.construct(target, parameters, newTarget);
                    if (own.length > 0) {
                        const { resources } = made;
                        const fetched = Promise.all(own).then((all) => all.every(Boolean));
                        made.resources = resources.apply(async (found) => ((await fetched) ? found : unknown));
                    }
                    return made;
                } finally {
                    fetches = before;
                }
            },
        });
        yaml[name].doNotCapture = true;
    }
}

/** Whether the caller's caller is the Kubernetes SDK; its source maps may lose a directory. */
function isFetchForManifest() {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 4;
    const { stack } = new Error();
    Error.stackTraceLimit = stackTraceLimit;
    return /[\\/]@pulumi[\\/](?:kubernetes[\\/])?yaml[\\/]yaml\.[jt]s:/.test(stack);
}

/**
 * No text can stand for a number, a boolean or an object, so where an encrypted value is read as one it is unknown. In
 * preview mode it is unknown as a text, too.
 */
function leaveSecretsUnknown({ Config }, config) {
    if (unknownSecrets === undefined) return;
    const { standIn, kinds } = JSON.parse(unknownSecrets);
    for (const method of kinds.flatMap((kind) => [`getSecret${kind}`, `requireSecret${kind}`])) {
        const read = Config.prototype[method];
        Config.prototype[method] = function (key, ...rest) {
            if (config.require("./runtime/config").getConfig(`${this.name}:${key}`) !== standIn) {
                return read.call(this, key, ...rest);
            }
            const { secret, unknown } = config.require("./output");
            return secret(unknown);
        };
        // Where a program's function is made a Lambda's code, the SDK's own goes with it.
        Config.prototype[method].captureReplacement = () => read;
    }
}

/**
 * A function that fails on made-up values would not run in a preview, which does not know them. What it makes is
 * unknown then, and the engine is told. So is what another stack's output, made up as a text, lacks: the real one has it.
 */
function leaveFailuresUnknown({ Output, unknown }, output) {
    // A policy pack reports its own failures.
    if (forgiven === undefined) return;
    const { apply } = Output.prototype;
    Output.prototype.apply = function (callback, ...rest) {
        return apply.call(
            this,
            (value) => {
                const fail = (error) => {
                    if (isOwnFault(error) || !(forgiven === "all" || isMadeUp(value))) throw error;
                    output.require("./log").info(messageToEngine(failureOf(error)));
                    return unknown;
                };
                const end = (result) => (isOfTexts(result, value) && isOfStack(this) ? unknown : result);
                try {
                    const result = callback(value);
                    return result instanceof Promise ? result.then(end).catch(fail) : end(result);
                } catch (error) {
                    return fail(error);
                }
            },
            ...rest,
        );
    };
    // Where a program's function is made a Lambda's code, the SDK's own may go with it.
    Output.prototype.apply.doNotCapture = true;
}

/** Whether this was read from made-up texts: a member that texts lack, members of several, or a letter of one. */
function isOfTexts(result, value) {
    const isLetter = typeof value === "string" && typeof result === "string" && result.length === 1;
    const isMissing = result === undefined || (Array.isArray(result) && result.includes(undefined));
    return (isLetter || isMissing) && isMadeUp(value);
}

/** Whether an output is another stack's, of which nobody knows whether it is a text at all. */
function isOfStack(output) {
    return Array.from(output.resources()).some(({ __pulumiType }) => __pulumiType === "pulumi:pulumi:StackReference");
}

/** Whether the program would fail on every value: it is not whole, or lacks configuration. */
function isOwnFault(error) {
    return !(error instanceof Error) || Boolean(error.__pulumiRunError) || /MODULE_NOT_FOUND$/.test(error.code);
}

function isMadeUp(value, seen = new Set()) {
    if (typeof value === "string") return value.includes(madeUpMarker);
    if (value === null || typeof value !== "object" || seen.has(value)) return false;
    seen.add(value);
    // Resources and outputs among the values have values of their own.
    const prototype = Object.getPrototypeOf(value);
    const isPlain = Array.isArray(value) || prototype === null || prototype === Object.prototype;
    return isPlain && Object.values(value).some((element) => isMadeUp(element, seen));
}

/** No more of an error than its name and the first place in the program's own code: its words may hold values. */
function failureOf({ name, stack }) {
    const places = String(stack).matchAll(/^\s*at .*?\(?((?:file:\/\/)?[^\s()]+:\d+):\d+\)?$/gm);
    const own = Array.from(places, ([, place]) => place).find((place) => !/[\\/]node_modules[\\/]|^node:/.test(place));
    return { failed: name, ...(own && { at: own }) };
}

function compileWithoutTypes(tsNode) {
    if (process.env.PULUMI_NODEJS_TRANSPILE_ONLY !== "true") return;
    const { register } = tsNode;
    tsNode.register = (options) => register({ ...options, typeCheck: false, transpileOnly: true });
}

/**
 * The SDK formats a stack for every promise and resource, through source maps, which is most of what a program costs.
 * The first kind is only read when leaks are debugged; of the second one frame is: the first of the user's own.
 * Errors keep their traces as they are.
 */
function formatStacksCheaply() {
    let format = Error.prepareStackTrace;
    let cheap = format && cheapened(format);
    Object.defineProperty(Error, "prepareStackTrace", {
        configurable: true,
        enumerable: true,
        get: () => cheap,
        set(next) {
            if (next === cheap) return;
            format = next;
            cheap = typeof next === "function" ? cheapened(next) : next;
        },
    });
}

function cheapened(format) {
    return function prepareStackTrace(error, allFrames) {
        const frames = allFrames.filter((frame) => frame.getFileName() !== module.filename);
        const asker = frames.length > 0 ? frames[0].getFunctionName() : null;
        if (asker === "debuggablePromise" && !debugsLeaks && isSdk(frames[0], "debuggable.js")) return "";
        // A static method, so its name may come with its class.
        if (asker !== null && asker.endsWith("callsites") && isSdk(frames[0], "resource.js")) {
            return registrationStack(this, format, error, frames);
        }
        const stack = format.call(this, error, frames);
        return typeof stack === "string" ? stack.replace(scopeWithoutPackage, "$1$3$2$3") : stack;
    };
}

/**
 * The SDK's source maps lose a directory (`node_modules/@pulumi/config.ts`), and Node's util.inspect, by which the SDK
 * prints errors in colour, never returns from a path with a scope and no package.
 */
const scopeWithoutPackage = /(node_modules[\\/]@([^\\/\s]+))([\\/])(?=[^\\/\s]*:\d+:\d+)/g;

const debugsLeaks = Boolean(process.env.PULUMI_DEBUG_PROMISE_LEAKS);

function isSdk(frame, file) {
    const name = frame.getFileName();
    return typeof name === "string" && name.endsWith(file) && /[\\/]@pulumi[\\/]pulumi[\\/]/.test(name);
}

/** As many frames as the SDK skips: itself and the constructors of the resource. */
const skipped = Array(5).fill("    at f (skipped:1:1)");

/** The stack down to the first frame of the user's own code, in the only shape that the SDK reads. */
function registrationStack(self, format, error, frames) {
    // Usually the concrete resource class; the caller already where the SDK's own classes are used as they are.
    const caller = frames.length > 4 && frames[4].isConstructor() ? 5 : 4;
    const found = frames.slice(caller).find(isOwn);
    return ["Error", ...skipped, ...(found ? [mapped(self, format, error, found)] : [])].join("\n");
}

function isOwn(frame) {
    const file = frame.getFileName();
    return typeof file === "string" && !file.startsWith("node:") && !/[\\/]node_modules[\\/]/.test(file);
}

/** One frame in the words of the user's source. */
function mapped(self, format, error, frame) {
    const { findSourceMap } = require("node:module");
    const entry = findSourceMap(frame.getFileName())?.findEntry(frame.getLineNumber() - 1, frame.getColumnNumber() - 1);
    if (entry?.originalSource) {
        return position(entry.originalSource, entry.originalLine + 1, entry.originalColumn + 1);
    }
    const line = String(format.call(self, error, [frame]))
        .split("\n")
        .pop();
    const match = /(?:^\s*at (?:async )?|\()([^()]*):(\d+):(\d+)\)?$/.exec(line);
    return match ? position(match[1], match[2], match[3]) : line;
}

function position(file, line, column) {
    const { fileURLToPath } = require("node:url");
    return `    at f (${file.startsWith("file://") ? fileURLToPath(file) : file}:${line}:${column})`;
}

/** ES modules are compiled in another thread, which tells Node where their lines come from, and only Node. */
function keepSourceMapsOfModules() {
    const nodeModule = require("node:module");
    const { register } = nodeModule;
    if (!register) return;
    nodeModule.register = function (...parameters) {
        process.setSourceMapsEnabled(true);
        return register.apply(this, parameters);
    };
}

/**
 * To serialize functions the SDK debugs its own process from the start, which makes all code slow to load. Debugging
 * begins by telling of the scripts there are already, so it may as well begin with the first question that is asked.
 */
function debugLate() {
    const { Session } = require("node:inspector");
    const { post } = Session.prototype;
    Session.prototype.post = function (method, ...rest) {
        if (method !== "Debugger.enable") return post.call(this, method, ...rest);
        // The SDK is the first to ask, before the program; whoever asks later is answered at once.
        Session.prototype.post = post;
        this.post = (...parameters) => {
            delete this.post;
            post.call(this, "Debugger.enable");
            return post.apply(this, parameters);
        };
        const callback = rest.at(-1);
        if (typeof callback === "function") setImmediate(callback, null, {});
    };
}
