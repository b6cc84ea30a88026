"""The ways in which writers hide text from machines, one module a family; each finds the changes that undo it."""
