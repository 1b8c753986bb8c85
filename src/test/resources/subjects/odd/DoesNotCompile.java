// verdict NOT_COMPILED
package odd.doesnotcompile;

class DoesNotCompile { int f() { return "x"; } }
