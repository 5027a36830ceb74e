function deepest() {
    throw new Error("the widget is upside down");
}
deepest();
