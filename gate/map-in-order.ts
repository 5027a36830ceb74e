/** Works on several items at once, and yields what comes of them in the items' own order. */
export async function* mapInOrder<T, R>(
    items: readonly T[],
    limit: number,
    work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
    const results: Promise<R>[] = [];
    let stopped = false;
    const startNext = (): void => {
        const next = results.length;
        if (stopped || next >= items.length) return;
        const result = work(items[next] as T);
        results.push(result);
        // An error is for whoever takes the result; until then it is not unhandled.
        result.then(startNext, startNext);
    };
    for (let running = 0; running < limit; running++) startNext();
    try {
        for (let index = 0; index < items.length; index++) yield await (results[index] as Promise<R>);
    } finally {
        stopped = true;
    }
}
