package golden.interfaces;

/** Has a default and a static method. */
public interface Shape {
  double area();

  default boolean largerThan(Shape other) {
    return area() > other.area();
  }

  static Shape square(double side) {
    if (!(side > 0)) {
      throw new IllegalArgumentException("side");
    }
    return new Square(side);
  }

  record Square(double side) implements Shape {
    @Override
    public double area() {
      return side * side;
    }
  }

  abstract class Named implements Shape {
    private final String name;

    protected Named(String name) {
      this.name = name;
    }

    public String title() {
      return "<" + name + ">";
    }
  }
}
