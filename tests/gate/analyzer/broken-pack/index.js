throw new Error("the pack is broken");
