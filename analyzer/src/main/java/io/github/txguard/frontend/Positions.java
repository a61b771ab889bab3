package io.github.txguard.frontend;

import com.github.javaparser.JavaToken;
import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.Node;
import java.util.Optional;

/** Where nodes stand. Lines and columns count from 1; nodes the parser made up stand at 0. */
final class Positions {
    private static final Position NOWHERE = new Position(0, 0);

    private Positions() {}

    static Position begin(Node node) {
        return node.getRange().map(range -> range.begin).orElse(NOWHERE);
    }

    static Position end(Node node) {
        return node.getRange().map(range -> range.end).orElse(NOWHERE);
    }

    static int line(Node node) {
        return begin(node).line;
    }

    /**
     * Where a keyword stands.
     *
     * @param node node with the keyword among its own tokens
     * @param after part of the node behind which the keyword stands
     * @param keyword keyword
     * @return its position, or that of the node when it is not there
     */
    static Position keywordAfter(Node node, Node after, String keyword) {
        Optional<JavaToken> token = after.getTokenRange().map(TokenRange::getEnd);
        Position end = end(node);
        while (token.isPresent()) {
            Range range = token.get().getRange().orElse(null);
            if (range == null || range.begin.isAfter(end)) {
                break;
            }
            if (token.get().getText().equals(keyword)) {
                return range.begin;
            }
            token = token.get().getNextToken();
        }
        return begin(node);
    }
}
