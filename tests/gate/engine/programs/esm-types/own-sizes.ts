export interface Size {
    readonly size: number;
}
export const size: Size = { size: 1 };
