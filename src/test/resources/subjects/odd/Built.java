// verdict GREEN
// tested Builder build builder n name
package odd.built;

class Built { private final String name; private final int n; private Built(Builder b) { name = b.name; n = b.n; } static Builder builder() { return new Builder(); } String name() { return name; } int n() { return n; } static class Builder { private String name; private int n; Builder name(String name) { this.name = name; return this; } Builder n(int n) { this.n = n; return this; } Built build() { if (name == null) throw new IllegalStateException("no name"); return new Built(this); } } }
