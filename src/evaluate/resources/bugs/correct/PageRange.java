package com.acme.web;

import java.util.ArrayList;
import java.util.List;

/** The pages of a list that is shown a few items at a time. Pages are counted from 1. */
public final class PageRange {
  private final int items;
  private final int pageSize;

  /**
   * A range over items.
   *
   * @throws IllegalArgumentException if items is negative or pageSize is not positive
   */
  public PageRange(int items, int pageSize) {
    if (items < 0) {
      throw new IllegalArgumentException("items must not be negative: " + items);
    }
    if (pageSize <= 0) {
      throw new IllegalArgumentException("pageSize must be positive: " + pageSize);
    }
    this.items = items;
    this.pageSize = pageSize;
  }

  /** The number of pages; 0 for no items. */
  public int pageCount() {
    return items / pageSize + (items % pageSize == 0 ? 0 : 1);
  }

  /** The number of the last page, or 0 where there is none. */
  public int lastPage() {
    return pageCount();
  }

  /**
   * The index of the first item on a page.
   *
   * @throws IllegalArgumentException if there is no such page
   */
  public int firstItem(int page) {
    if (page < 1 || page > pageCount()) {
      throw new IllegalArgumentException("no such page: " + page);
    }
    return (page - 1) * pageSize;
  }

  /** Whether a page has another one after it. */
  public boolean hasNext(int page) {
    return page < pageCount();
  }

  /** All page numbers in order. */
  public List<Integer> pages() {
    List<Integer> pages = new ArrayList<>();
    for (int page = 1; page <= pageCount(); page++) {
      pages.add(page);
    }
    return pages;
  }
}
