package strong;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads itself in its own way. */
public class Basket implements Serializable {
  private static final long serialVersionUID = 1;

  private transient List<String> things = new ArrayList<>();

  public void add(String thing) {
    things.add(thing);
  }

  public int size() {
    return things.size();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    out.writeInt(things.size());
    for (String thing : things) {
      out.writeObject(thing);
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    things = new ArrayList<>();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      things.add((String) in.readObject());
    }
  }
}
