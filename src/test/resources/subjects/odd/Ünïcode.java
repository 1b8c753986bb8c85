// verdict GREEN
// tested größe истина 加
package odd.ünïcode;

class Ünïcode { private int größe; Ünïcode(int größe) { this.größe = größe; } int größe() { return größe; } boolean истина(String имя) { return имя.isEmpty(); } int 加(int 甲, int 乙) { return 甲 + 乙; } int $dollar_(int _a) { return _a + 1; } }
