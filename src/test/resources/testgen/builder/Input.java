package golden.builder;

/** Made by its builder alone. */
public final class Mail {
  private final String to;
  private final int retries;

  private Mail(Builder builder) {
    this.to = builder.to;
    this.retries = builder.retries;
  }

  public static Builder builder() {
    return new Builder();
  }

  public String to() {
    return to;
  }

  public boolean patient(int limit) {
    return retries >= limit;
  }

  public static final class Builder {
    private String to = "";
    private int retries = 3;

    private Builder() {}

    public Builder to(String to) {
      this.to = to;
      return this;
    }

    public Builder retries(int retries) {
      if (retries > 10) {
        throw new IllegalArgumentException("retries");
      }
      this.retries = retries;
      return this;
    }

    public Mail build() {
      return new Mail(this);
    }
  }
}
