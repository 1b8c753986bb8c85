package dev.assay.lab.live;

/**
 * One definition of the subject's classes with everything that belongs to it, as it is seen from
 * one of their packages. For one thread.
 */
record Loaded(
    SubjectLoader loader, Types types, Members members, Stubs stubs, Naming naming, Shower shower) {
  static Loaded of(SubjectLoader loader, String home) {
    Naming naming = new Naming(home);
    return new Loaded(
        loader,
        new Types(loader),
        new Members(),
        new Stubs(loader),
        naming,
        new Shower(naming, loader));
  }

  /** The same classes, seen from another package. */
  Loaded from(String home) {
    Naming other = new Naming(home);
    return new Loaded(loader, types, members, stubs, other, new Shower(other, loader));
  }
}
