import { Thing } from "./lib/group";

interface Unused {
    readonly a: string;
}

export = async () => {
    const thing = new Thing("thing", { size: 1 });
    // A line that moves the next one away from where it is in the compiled file.
    new Thing("second", { size: 2 }, { parent: thing });
    return { wrongType: undefined as unknown as Unused, id: thing.id };
};
