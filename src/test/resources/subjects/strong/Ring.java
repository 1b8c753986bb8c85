package strong;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Collection;

/** Is full at once when it is made of others, and is so again when it was read. */
public class Ring implements Serializable {
  private static final long serialVersionUID = 1;

  private final int most;
  private transient int size;
  private transient boolean full;

  public Ring() {
    this.most = 9;
  }

  public Ring(Collection<String> things) {
    this.most = things.size();
    this.size = things.size();
    this.full = true;
  }

  public boolean isFull() {
    return full;
  }

  public int size() {
    return size;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    out.writeInt(size);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    size = in.readInt();
    full = size == most;
  }
}
