// verdict GREEN
// tested add all size
package odd.list;

class List { private final java.util.List<java.lang.String> all = new java.util.ArrayList<>(); void add(java.lang.String s) { all.add(s); } int size() { return all.size(); } java.util.List<java.lang.String> all() { return all; } }
