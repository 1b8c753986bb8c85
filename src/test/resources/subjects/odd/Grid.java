// verdict GREEN
// tested fill names transpose
package odd.grid;

class Grid { int[][] transpose(int[][] m) { if (m.length == 0) return m; int[][] t = new int[m[0].length][m.length]; for (int i = 0; i < m.length; i++) for (int j = 0; j < m[i].length; j++) t[j][i] = m[i][j]; return t; } String[][] names(int n) { String[][] a = new String[n][2]; return a; } void fill(char[][] c, char x) { for (char[] row : c) java.util.Arrays.fill(row, x); } }
