package strong;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Has nothing of its own but how it is written and read. */
public final class Heap<T> extends Pile<T> implements Serializable {
  private static final long serialVersionUID = 1;

  private Heap() {}

  public static <T> Heap<T> empty() {
    return new Heap<>();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.writeObject(new ArrayList<>(things));
  }

  @SuppressWarnings("unchecked")
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    List<T> read = (List<T>) in.readObject();
    read.forEach(things::add);
  }
}

class Pile<T> extends AbstractCollection<T> {
  protected final List<T> things = new ArrayList<>();

  Pile() {}

  @Override
  public boolean add(T thing) {
    return things.add(thing);
  }

  @Override
  public Iterator<T> iterator() {
    return things.iterator();
  }

  @Override
  public int size() {
    return things.size();
  }
}
