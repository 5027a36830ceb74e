// Loaded into programs when they are deployed: there is no cluster, so the Kubernetes provider writes manifests instead.
"use strict";

const { _extensions: extensions } = require("node:module");

const load = extensions[".js"];
extensions[".js"] = function (module, file) {
    load.call(this, module, file);
    if (!/[\\/]@pulumi[\\/]kubernetes[\\/]provider\.js$/.test(file)) return;
    const { Provider } = module.exports;
    module.exports.Provider = class extends Provider {
        constructor(name, properties, options) {
            const cluster = { kubeconfig: undefined, context: undefined, cluster: undefined };
            super(name, { renderYamlToDirectory: process.env.RENDERED_MANIFESTS, ...properties, ...cluster }, options);
        }
    };
};
