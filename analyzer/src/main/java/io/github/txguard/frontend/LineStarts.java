package io.github.txguard.frontend;

import com.github.javaparser.Position;
import java.util.Arrays;

/** Where the lines of a text begin, as the parser counts them. */
final class LineStarts {
    private final int[] starts;

    private LineStarts(int[] starts) {
        this.starts = starts;
    }

    /**
     * The lines of a text.
     *
     * @param text characters of the text
     * @param length how many
     */
    static LineStarts of(char[] text, int length) {
        int[] starts = new int[16 + length / 32];
        int count = 1;
        for (int i = 0; i < length; i++) {
            char c = text[i];
            if (c == '\n' || (c == '\r' && (i + 1 == length || text[i + 1] != '\n'))) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return new LineStarts(Arrays.copyOf(starts, count));
    }

    /** Number of characters before a position. */
    int offset(Position position) {
        return starts[position.line - 1] + position.column - 1;
    }

    /** The position behind so many characters. */
    Position position(int offset) {
        int at = Arrays.binarySearch(starts, offset);
        int line = at >= 0 ? at : -at - 2;
        return new Position(line + 1, offset - starts[line] + 1);
    }
}
