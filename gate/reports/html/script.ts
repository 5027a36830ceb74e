/** What the page does in a browser: filters, search, the picture of resources. Without it everything is shown. */
export const script = `
(() => {
    "use strict";
    const all = (selector, root = document) => [...root.querySelectorAll(selector)];
    const findings = all(".finding");
    const search = document.getElementById("search");
    const boxes = all("input[data-severity]");
    const blocking = document.getElementById("blocking");
    const controls = all("button.control");
    const status = document.getElementById("shown");
    let control = "";
    const texts = new Map(findings.map((finding) => [finding, finding.textContent.toLowerCase()]));
    const update = () => {
        const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
        const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.severity));
        let shown = 0;
        for (const finding of findings) {
            const { severity, effect, controls: supported } = finding.dataset;
            const fits =
                severities.has(severity) &&
                (!blocking.checked || effect === "block") &&
                (control === "" || supported.split(" ").includes(control)) &&
                words.every((word) => texts.get(finding).includes(word));
            finding.hidden = !fits;
            if (fits) shown++;
        }
        status.textContent =
            (shown === findings.length ? "All " + shown : shown + " of " + findings.length) +
            " shown" + (control === "" ? "" : ", for " + control);
        for (const button of controls) button.setAttribute("aria-pressed", String(button.dataset.control === control && control !== ""));
    };
    if (search) {
        for (const input of [search, blocking, ...boxes]) input.addEventListener("input", update);
        for (const button of controls) {
            button.addEventListener("click", () => {
                control = control === button.dataset.control ? "" : button.dataset.control;
                update();
                if (control !== "") document.getElementById("findings").scrollIntoView();
            });
        }
        document.getElementById("clear").addEventListener("click", () => {
            search.value = "";
            blocking.checked = false;
            for (const box of boxes) box.checked = true;
            control = "";
            update();
            search.focus();
        });
        update();
    }
    for (const graph of all(".graph")) {
        const edges = all(".edge", graph);
        const nodes = all(".node", graph);
        const pick = (id) => {
            graph.classList.toggle("picked", id !== undefined);
            const on = new Set([id]);
            for (const edge of edges) {
                const touches = id !== undefined && (edge.dataset.from === id || edge.dataset.to === id);
                edge.classList.toggle("on", touches);
                if (touches) on.add(edge.dataset.from).add(edge.dataset.to);
            }
            for (const node of nodes) node.classList.toggle("on", id !== undefined && on.has(node.dataset.id));
        };
        for (const node of nodes) {
            for (const event of ["mouseenter", "focus"]) node.addEventListener(event, () => pick(node.dataset.id));
            for (const event of ["mouseleave", "blur"]) node.addEventListener(event, () => pick(undefined));
        }
    }
    let closed = [];
    addEventListener("beforeprint", () => {
        closed = all("details:not([open])");
        for (const details of closed) details.open = true;
    });
    addEventListener("afterprint", () => {
        for (const details of closed) details.open = false;
    });
})();
`;
