import { AiSystem } from "../../../../components";

/** What AI is made of says by tags whose it is, and of which class its data is: it is below a system. */
export const system = new AiSystem("assistance", {
    owner: "support@example.com",
    use: { name: "Assistance", purpose: "Answers questions about products", intended: "Our own customers" },
    risk: { tier: "limited", dataClasses: ["internal"], oversight: "human-on-the-loop" },
    role: ["deployer"],
});
