package strong;

public final class Shapes {
  private Shapes() {}

  public interface Shape {
    int area();

    Shape grow(int by);

    void shrink();
  }

  public static Shape square(int side) {
    return new Square(side);
  }

  private static final class Square implements Shape {
    private int side;

    Square(int side) {
      this.side = side;
    }

    @Override
    public int area() {
      return side * side;
    }

    @Override
    public Shape grow(int by) {
      return new Square(side + by);
    }

    @Override
    public void shrink() {
      side--;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Square square && square.side == side;
    }

    @Override
    public int hashCode() {
      return side * 31;
    }
  }
}
