// A pack that forgot to create its PolicyPack.
