package io.github.txguard.frontend;

import com.github.javaparser.JavaToken;
import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.Node;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the nodes of a tree stand in the source. Lines and columns count from 1; nodes the parser made up stand at 0.
 *
 * @param text the text that was parsed, if it is not the source itself
 */
record Positions(@Nullable CondensedText text) {
    /** Of trees of the source itself. */
    static final Positions AS_PARSED = new Positions(null);

    private static final Position NOWHERE = new Position(0, 0);

    Position begin(Node node) {
        Range range = node.getRange().orElse(null);
        return range == null ? NOWHERE : inSource(range.begin);
    }

    Position end(Node node) {
        Range range = node.getRange().orElse(null);
        return range == null ? NOWHERE : inSource(range.end);
    }

    int line(Node node) {
        return begin(node).line;
    }

    private Position inSource(Position parsed) {
        return text == null ? parsed : text.inSource(parsed);
    }

    /**
     * Where a keyword stands.
     *
     * @param node node with the keyword among its own tokens
     * @param after part of the node behind which the keyword stands
     * @param keyword keyword
     * @return its position, or that of the node when it is not there
     */
    Position keywordAfter(Node node, Node after, String keyword) {
        Optional<JavaToken> token = after.getTokenRange().map(TokenRange::getEnd);
        Range whole = node.getRange().orElse(null);
        while (token.isPresent() && whole != null) {
            Range range = token.get().getRange().orElse(null);
            if (range == null || range.begin.isAfter(whole.end)) {
                break;
            }
            if (token.get().getText().equals(keyword)) {
                return inSource(range.begin);
            }
            token = token.get().getNextToken();
        }
        return begin(node);
    }
}
