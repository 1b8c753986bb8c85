// verdict GREEN
// tested next
package odd.onlyenum;

enum OnlyEnum { RED, GREEN; OnlyEnum next() { return values()[(ordinal() + 1) % values().length]; } }
