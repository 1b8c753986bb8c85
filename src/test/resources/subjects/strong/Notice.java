package strong;

/** Made by a builder that ends with another word than build. */
public final class Notice {
  private final boolean urgent;
  private final String text;

  private Notice(boolean urgent, String text) {
    this.urgent = urgent;
    this.text = text;
  }

  @Override
  public String toString() {
    StringBuilder all = new StringBuilder();
    if (urgent) {
      all.append("! ");
    }
    if (!text.isEmpty()) {
      all.append(text);
    } else if (urgent) {
      all.append("now");
    }
    return all.toString();
  }

  /** Makes notices. */
  public static final class Builder {
    private boolean urgent;
    private String text = "";

    public Builder urgent() {
      urgent = true;
      return this;
    }

    public Builder text(String words) {
      text = words;
      return this;
    }

    public Notice get() {
      return new Notice(urgent, text);
    }
  }

  public static Builder builder() {
    return new Builder();
  }
}
