import {
    AccountDefaults,
    AiSystem,
    AuditTrail,
    DataLake,
    EvidenceStore,
    ExecutionRole,
    IncidentResponse,
    KillSwitch,
    SecureBucket,
    SpendGuard,
    ThreatDetection,
} from "../../../../components";

// Each with its fewest arguments.
new EvidenceStore("evidence");
new AccountDefaults("defaults");
new AuditTrail("trail");
const system = new AiSystem("ticket-sorting", {
    owner: "support@example.com",
    use: { name: "Ticket sorting", purpose: "Sorts tickets by subject", intended: "Tickets of our own customers" },
    risk: { tier: "minimal", dataClasses: ["internal"], oversight: "human-on-the-loop" },
    role: ["deployer"],
});
const caller = new ExecutionRole("ticket-caller", { service: "sagemaker.amazonaws.com" });
new ThreatDetection("threats");
new IncidentResponse("incidents");
const killSwitch = new KillSwitch("kill-switch", { systemId: "ticket-sorting", roles: [caller] });
new SpendGuard("spending", { monthlyLimit: 500 });
const administratorArns = ["arn:aws:iam::111122223333:role/lake-administrator"];
const lake = new DataLake("lake", { administratorArns });

// With everything that it can have.
new SpendGuard("stopping", { monthlyLimit: 500, systemId: "ticket-sorting", stops: [caller], anomalyFrom: 10 });
new ThreatDetection("few-threats", {
    managedElsewhere: ["access-analyzer", "guardduty", "image-scanning", "inspector", "macie", "security-hub"],
    hasConfigRole: true,
});

// What roles are granted.
const analyst = new ExecutionRole("analyst", { service: "glue.amazonaws.com" });
lake.grantRead(analyst, "raw");
lake.grantWrite(analyst, "curated");
lake.checkQuality("lake-loans", { zone: "curated", table: "loans", rules: ['IsComplete "id"', 'IsUnique "id"'] });
const officer = new ExecutionRole("officer", { service: "ssm.amazonaws.com" });
killSwitch.grantUse(officer);

// What is below a system.
new SecureBucket("tickets", {}, { parent: system });
