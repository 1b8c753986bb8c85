// verdict GREEN
// tested color pattern text yields
package odd.switches;

class Switches { enum Color { RED, GREEN, BLUE } int text(String s) { switch (s) { case "one": return 1; case "two": return 2; default: return 0; } } String color(Color c) { return switch (c) { case RED -> "r"; case GREEN -> "g"; case BLUE -> "b"; }; } String pattern(Object o) { return switch (o) { case null -> "null"; case Integer i when i > 10 -> "big"; case Integer i -> "int"; case String s -> "text " + s.length(); default -> "other"; }; } int yields(int a) { return switch (a) { case 1, 2 -> 3; case 7 -> { int b = a * 2; yield b; } default -> throw new IllegalArgumentException("a " + a); }; } }
