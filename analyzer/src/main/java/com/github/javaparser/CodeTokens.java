package com.github.javaparser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the tokens of a text as the generated token manager does, but without those of blanks and comments, and only of text
 * in which it is plain what a token is: no escape outside literals, no name beyond ASCII, nothing the language does not know.
 */
final class CodeTokens extends GeneratedJavaParserTokenManager {
    /** Not a character of code: ends every token. */
    private static final char END = '\0';

    private static final int REMEMBERED_WORDS = 1 << 12;

    private static final String[] IMAGES = images();
    private static final Map<String, Integer> KEYWORDS = keywords();
    private static final boolean[] IN_WORD = charactersOfWords();

    /** Text that is read, with {@link #END} behind it, and behind that. */
    private char[] text = {END, END};

    private int length;
    private int at;
    private int line = 1;
    private int lineStart;

    /** The token before the next one, to which it is linked. */
    private final List<JavaToken> last = new ArrayList<>(1);

    private JavaToken first = JavaToken.INVALID;

    /** The last words with a hash, so that a word that stands there often becomes one string. */
    private final String[] words = new String[REMEMBERED_WORDS];

    private final int[] kinds = new int[REMEMBERED_WORDS];

    CodeTokens() {
        super(new SimpleCharStream(new StringProvider(""), 1, 1));
        Arrays.fill(words, "");
        setYieldSupported();
    }

    private static String[] images() {
        String[] images = tokenImage.clone();
        for (int i = 0; i < images.length; i++) {
            if (images[i].startsWith("\"")) {
                images[i] = images[i].substring(1, images[i].length() - 1);
            }
        }
        images[EOF] = "";
        return images;
    }

    private static Map<String, Integer> keywords() {
        Map<String, Integer> keywords = new HashMap<>();
        for (int kind = ABSTRACT; kind <= WHEN; kind++) {
            keywords.put(IMAGES[kind], kind);
        }
        keywords.put(IMAGES[UNNAMED_PLACEHOLDER], UNNAMED_PLACEHOLDER);
        return keywords;
    }

    private static boolean[] charactersOfWords() {
        boolean[] inWord = new boolean[128];
        for (char c = 0; c < inWord.length; c++) {
            inWord[c] = Character.isLetterOrDigit(c) || c == '_' || c == '$';
        }
        return inWord;
    }

    /** Says that the text is not plain. */
    static final class NotPlain extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotPlain() {
            super("not plain code", null, false, false);
        }
    }

    /** Starts reading a text. */
    void begin(String code) {
        length = code.length();
        if (text.length < length + 2) {
            text = new char[length + length / 4 + 2];
        }
        code.getChars(0, length, text, 0);
        text[length] = END;
        text[length + 1] = END;
        at = 0;
        line = 1;
        lineStart = 0;
        last.clear();
        first = JavaToken.INVALID;
    }

    @Override
    JavaToken getHomeToken() {
        return first;
    }

    /**
     * The next token.
     *
     * @throws NotPlain where it is not plain what it is
     */
    @Override
    public Token getNextToken() {
        skip();
        char c = text[at];
        if (c >= 128) {
            throw new NotPlain();
        }
        if (isDigit(c) || (c == '.' && isDigit(text[at + 1]))) {
            return number();
        }
        if (IN_WORD[c]) {
            return word();
        }
        if (c == '"') {
            boolean block = text[at + 1] == '"' && text[at + 2] == '"';
            return block ? textBlock() : stringLiteral();
        }
        return c == '\'' ? characterLiteral() : sign(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Goes on to what is neither a blank nor in a comment. */
    private void skip() {
        while (true) {
            switch (text[at]) {
                case ' ', '\t', '\f' -> at++;
                case '\n', '\r' -> newLine();
                case '/' -> {
                    if (text[at + 1] == '/') {
                        skipLine();
                    } else if (text[at + 1] == '*') {
                        skipComment();
                    } else {
                        return;
                    }
                }
                default -> {
                    return;
                }
            }
        }
    }

    private void newLine() {
        at += text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
        line++;
        lineStart = at;
    }

    private void skipLine() {
        while (text[at] != '\n' && text[at] != '\r' && at < length) {
            at++;
        }
    }

    private void skipComment() {
        at += 2;
        while (at < length) {
            char c = text[at];
            if (c == '*' && text[at + 1] == '/') {
                at += 2;
                return;
            }
            if (c == '\n' || c == '\r') {
                newLine();
            } else {
                at++;
            }
        }
        throw new NotPlain();
    }

    private Token word() {
        int end = at;
        int hash = 0;
        char c = text[end];
        while (c < 128 && IN_WORD[c]) {
            hash = hash * 31 + c;
            c = text[++end];
        }
        if (c >= 128) {
            throw new NotPlain();
        }
        int slot = (hash ^ hash >>> 12) & REMEMBERED_WORDS - 1;
        if (!isAt(words[slot], end - at)) {
            words[slot] = new String(text, at, end - at);
            kinds[slot] = KEYWORDS.getOrDefault(words[slot], IDENTIFIER);
        }
        if (c == '-' && words[slot].equals("non") && isNext("-sealed", end)) {
            return token(NON_SEALED, at + IMAGES[NON_SEALED].length());
        }
        return token(kinds[slot], words[slot], end);
    }

    private boolean isAt(String word, int size) {
        return word.length() == size && isNext(word, at);
    }

    private boolean isNext(String word, int from) {
        if (from + word.length() > length) {
            return false;
        }
        for (int i = word.length() - 1; i >= 0; i--) {
            if (text[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private Token number() {
        int end = at;
        boolean real = false;
        if (text[end] == '0' && (text[end + 1] | 32) == 'x') {
            end = digits(end + 2, 16);
            if (end == at + 2 || text[end] == '.' || (text[end] | 32) == 'p') {
                throw new NotPlain();
            }
        } else if (text[end] == '0' && (text[end + 1] | 32) == 'b') {
            end = digits(end + 2, 2);
            if (end == at + 2) {
                throw new NotPlain();
            }
        } else {
            end = digits(end, 10);
            boolean octal = text[at] == '0';
            if (text[end] == '.') {
                real = true;
                end = digits(end + 1, 10);
            }
            int exponent = exponent(end);
            real |= exponent > end || (text[exponent] | 32) == 'f' || (text[exponent] | 32) == 'd';
            end = exponent;
            if (octal && !real && digits(at, 8) != end) {
                throw new NotPlain();
            }
        }
        boolean isLong = !real && (text[end] | 32) == 'l';
        if (isLong || (real && ((text[end] | 32) == 'f' || (text[end] | 32) == 'd'))) {
            end++;
        }
        int kind = real ? FLOATING_POINT_LITERAL : isLong ? LONG_LITERAL : INTEGER_LITERAL;
        return token(kind, new String(text, at, end - at), end);
    }

    /** Where the digits that begin there end. Underscores stand between digits. */
    private int digits(int from, int radix) {
        int end = from;
        while (text[end] == '_' || (text[end] < 128 && Character.digit(text[end], radix) >= 0)) {
            end++;
        }
        if (end > from && (text[end - 1] == '_' || text[from] == '_')) {
            throw new NotPlain();
        }
        return end;
    }

    private int exponent(int from) {
        if ((text[from] | 32) != 'e') {
            return from;
        }
        int digits = text[from + 1] == '+' || text[from + 1] == '-' ? from + 2 : from + 1;
        int end = digits(digits, 10);
        if (end == digits) {
            throw new NotPlain();
        }
        return end;
    }

    private Token characterLiteral() {
        char c = text[at + 1];
        if (c == '\'' || c == '\n' || c == '\r' || c == END) {
            throw new NotPlain();
        }
        int end = c == '\\' ? escape(at + 1) : at + 2;
        if (text[end] != '\'') {
            throw new NotPlain();
        }
        return token(CHARACTER_LITERAL, new String(text, at, end + 1 - at), end + 1);
    }

    private Token stringLiteral() {
        int end = at + 1;
        while (text[end] != '"') {
            char c = text[end];
            if (c == '\n' || c == '\r' || end >= length) {
                throw new NotPlain();
            }
            end = c == '\\' ? escape(end) : end + 1;
        }
        return token(STRING_LITERAL, new String(text, at, end + 1 - at), end + 1);
    }

    /** Where the escape that begins there ends. */
    private int escape(int from) {
        return switch (text[from + 1]) {
            case 'n', 't', 'b', 'r', 'f', 's', '\\', '\'', '"' -> from + 2;
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octalEscape(from + 1);
            default -> throw new NotPlain();
        };
    }

    private int octalEscape(int from) {
        int most = from + (text[from] <= '3' ? 3 : 2);
        int end = from;
        while (end < most && text[end] >= '0' && text[end] <= '7') {
            end++;
        }
        return end;
    }

    private Token textBlock() {
        int start = at;
        int startLine = line;
        int startColumn = at - lineStart + 1;
        at += 3;
        while (text[at] == ' ' || text[at] == '\t' || text[at] == '\f') {
            at++;
        }
        if (text[at] != '\n' && text[at] != '\r') {
            throw new NotPlain();
        }
        while (!(text[at] == '"' && text[at + 1] == '"' && text[at + 2] == '"')) {
            if (at >= length) {
                throw new NotPlain();
            }
            if (text[at] == '\n' || text[at] == '\r') {
                newLine();
            } else if (text[at] == '\\' && text[at + 1] != '\n' && text[at + 1] != '\r') {
                at = escape(at);
            } else {
                at++;
            }
        }
        at += 3;
        Token token = Token.newToken(TEXT_BLOCK_LITERAL, new String(text, start, at - start));
        token.beginLine = startLine;
        token.beginColumn = startColumn;
        return placed(token, at);
    }

    private Token sign(char c) {
        char next = text[at + 1];
        return switch (c) {
            case END -> end();
            case '(' -> token(LPAREN, at + 1);
            case ')' -> token(RPAREN, at + 1);
            case '{' -> token(LBRACE, at + 1);
            case '}' -> token(RBRACE, at + 1);
            case '[' -> token(LBRACKET, at + 1);
            case ']' -> token(RBRACKET, at + 1);
            case ';' -> token(SEMICOLON, at + 1);
            case ',' -> token(COMMA, at + 1);
            case '.' -> next == '.' && text[at + 2] == '.' ? token(ELLIPSIS, at + 3) : token(DOT, at + 1);
            case '@' -> token(AT, at + 1);
            case '~' -> token(TILDE, at + 1);
            case '?' -> token(HOOK, at + 1);
            case ':' -> next == ':' ? token(DOUBLECOLON, at + 2) : token(COLON, at + 1);
            case '=' -> next == '=' ? token(EQ, at + 2) : token(ASSIGN, at + 1);
            case '!' -> next == '=' ? token(NE, at + 2) : token(BANG, at + 1);
            case '+' -> next == '+' ? token(INCR, at + 2) : assigning(PLUS, PLUSASSIGN);
            case '-' ->
                next == '-' ? token(DECR, at + 2) : next == '>' ? token(ARROW, at + 2) : assigning(MINUS, MINUSASSIGN);
            case '*' -> assigning(STAR, STARASSIGN);
            case '/' -> assigning(SLASH, SLASHASSIGN);
            case '&' -> next == '&' ? token(SC_AND, at + 2) : assigning(BIT_AND, ANDASSIGN);
            case '|' -> next == '|' ? token(SC_OR, at + 2) : assigning(BIT_OR, ORASSIGN);
            case '^' -> assigning(XOR, XORASSIGN);
            case '%' -> assigning(REM, REMASSIGN);
            case '<' -> less(next);
            case '>' -> greater(next);
            default -> throw new NotPlain();
        };
    }

    private Token end() {
        if (at < length) {
            throw new NotPlain();
        }
        return token(EOF, at);
    }

    private Token assigning(int kind, int withEquals) {
        return text[at + 1] == '=' ? token(withEquals, at + 2) : token(kind, at + 1);
    }

    private Token less(char next) {
        if (next == '<') {
            return text[at + 2] == '=' ? token(LSHIFTASSIGN, at + 3) : token(LSHIFT, at + 2);
        }
        return next == '=' ? token(LE, at + 2) : token(LT, at + 1);
    }

    /** Several become one by one tokens of their own, of which the first knows that it may begin a shift. */
    private Token greater(char next) {
        if (next == '=') {
            return token(GE, at + 2);
        }
        if (next != '>') {
            return token(GT, at + 1);
        }
        if (text[at + 2] == '=') {
            return token(RSIGNEDSHIFTASSIGN, at + 3);
        }
        boolean three = text[at + 2] == '>';
        if (three && text[at + 3] == '=') {
            return token(RUNSIGNEDSHIFTASSIGN, at + 4);
        }
        Token token = token(GT, at + 1);
        token.realKind = three ? RUNSIGNEDSHIFT : RSIGNEDSHIFT;
        return token;
    }

    private Token token(int kind, int end) {
        return token(kind, IMAGES[kind], end);
    }

    private Token token(int kind, String image, int end) {
        Token token = Token.newToken(kind, image);
        token.beginLine = line;
        token.beginColumn = at - lineStart + 1;
        return placed(token, end);
    }

    private Token placed(Token token, int end) {
        at = end;
        token.endLine = line;
        token.endColumn = end - lineStart;
        token.javaToken = new JavaToken(token, last);
        if (last.isEmpty()) {
            first = token.javaToken;
            last.add(first);
        } else {
            last.set(0, token.javaToken);
        }
        return token;
    }
}
