package io.github.txguard.store;

import java.util.ArrayList;
import java.util.List;

/** Takes everything but places, which it gathers, and numbers of call sites if they do not count. */
final class ShapeSink extends ByteSink {
    private final boolean withSites;
    private final List<UnitShape.Place> places = new ArrayList<>();

    ShapeSink(boolean withSites) {
        this.withSites = withSites;
    }

    @Override
    void line(int line) {
        places.add(new UnitShape.Place(line, 0));
    }

    @Override
    void place(int line, int column) {
        places.add(new UnitShape.Place(line, column));
    }

    @Override
    void site(int site) {
        if (withSites) {
            super.site(site);
        }
    }

    /** Places in the order in which they were taken. */
    List<UnitShape.Place> places() {
        return places;
    }
}
