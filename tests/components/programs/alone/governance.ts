import { AiSystem, AuditTrail, EvidenceStore, SecureBucket } from "../../../../components";

// Each with its fewest arguments.
new EvidenceStore("evidence");
new AuditTrail("trail");
const system = new AiSystem("ticket-sorting", {
    owner: "support@example.com",
    use: { name: "Ticket sorting", purpose: "Sorts tickets by subject", intended: "Tickets of our own customers" },
    risk: { tier: "minimal", dataClasses: ["internal"], oversight: "human-on-the-loop" },
    role: ["deployer"],
});

// What is below a system.
new SecureBucket("tickets", {}, { parent: system });
