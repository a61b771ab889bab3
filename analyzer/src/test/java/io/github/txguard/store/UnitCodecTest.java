package io.github.txguard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.txguard.frontend.JavaFrontend;
import io.github.txguard.frontend.ParsedUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written comes back equal, and what was not written by us is refused. */
final class UnitCodecTest {
    private static final String EVERYTHING = """
            package p;
            import static java.util.List.*;
            import java.util.*;
            @Deprecated(since = "1", forRemoval = true)
            public sealed abstract class A<T extends Comparable<T> & Runnable> extends Object implements Runnable permits B {
                enum E { X { void e() {} }, Y; void e() {} }
                record R(int a, String... more) {}
                @interface N { String[] value() default {"a", "b"}; }
                static { System.out.println("\\ud800"); }
                private transient Map<String, List<int[]>> map = new HashMap<>();
                // txguard: TXG001 because
                @SuppressWarnings("txguard:TXG002") abstract <X> X generic(X x) throws Exception;
                native void n();
                synchronized int all(final int a, Object o, String... more) throws Exception {
                    outer:
                    for (int i = 0, j = 1; i < 10; i++, j--) {
                        if (i == 3) continue outer; else break outer;
                    }
                    for (String each : more) { each.length(); }
                    do { a(); } while (a > 0L);
                    while (true) { if (o instanceof String s && s.isEmpty()) break; }
                    synchronized (this) { super.toString(); A.this.run(); }
                    try (var in = new java.io.StringReader("x"); in) { in.read(); } catch (RuntimeException | Error e) { throw e; }
                    finally { ; }
                    int[][] grid = {{1, 2}, new int[3]};
                    grid[0][1] += (int) 1.5f + 'c' - ~a;
                    Runnable r = () -> { this.<String>generic(null); };
                    java.util.function.Function<String, Integer> f = String::length, g = x -> x.length();
                    java.util.function.IntFunction<int[]> h = int[]::new;
                    Object k = new Object() { @Override public String toString() { return "" + a; } };
                    int v = switch (a) { case 1, 2 -> 3; case 4 -> { yield 5; } default -> throw new Exception(); };
                    switch (v) { case 1: a(); case 2: break; default: }
                    if (o instanceof R(int b, String[] m)) { return b; }
                    return o == null ? int.class.hashCode() : v;
                }
            }
            """;

    private static StoredUnit parse(String file, byte[] bytes) {
        ParsedUnit parsed = new JavaFrontend(false).parse(file, bytes, StandardCharsets.UTF_8);
        return new StoredUnit(parsed.unit(), parsed.problems());
    }

    private static StoredUnit everything() {
        StoredUnit unit = parse("p/A.java", EVERYTHING.getBytes(StandardCharsets.UTF_8));
        assertThat(unit.problems()).isEmpty();
        return unit;
    }

    private static void assertComesBack(StoredUnit unit) {
        byte[] bytes = UnitCodec.encode(unit);
        try {
            StoredUnit back = UnitCodec.decode(bytes);
            assertThat(back).isEqualTo(unit);
            assertThat(back.toString()).isEqualTo(unit.toString());
            assertThat(UnitCodec.encode(back)).isEqualTo(bytes);
        } catch (CorruptUnitException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyKindOfRecordComesBackEqual() {
        assertComesBack(everything());
    }

    @Test
    void oursComeBackEqual() throws IOException {
        for (String folder : List.of("src/main/java", "src/test/java")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    assertComesBack(parse(file.toString(), Files.readAllBytes(file)));
                }
            }
        }
    }

    @Test
    void aFileThatCannotBeReadComesBackAsItsProblems() {
        StoredUnit broken = parse("p/A.java", "class {".getBytes(StandardCharsets.UTF_8));
        assertThat(broken.unit()).isNull();
        assertComesBack(broken);
    }

    @Test
    void whatIsCutOffOrChangedIsRefused() {
        byte[] bytes = UnitCodec.encode(everything());
        for (int length = 0; length < bytes.length; length += 7) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> UnitCodec.decode(cut)).isInstanceOf(CorruptUnitException.class);
        }
        for (int place = 0; place < bytes.length; place += 5) {
            byte[] changed = bytes.clone();
            changed[place] ^= 4;
            assertThatThrownBy(() -> UnitCodec.decode(changed)).isInstanceOf(CorruptUnitException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void evenWithARightChecksumNothingElseIsThrown(long seed) {
        byte[] bytes = UnitCodec.encode(everything());
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            byte[] changed = bytes.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                changed[Integer.BYTES + random.nextInt(bytes.length - Integer.BYTES)] = (byte) random.nextInt();
            }
            CRC32C checksum = new CRC32C();
            checksum.update(changed, Integer.BYTES, changed.length - Integer.BYTES);
            ByteBuffer.wrap(changed).putInt((int) checksum.getValue());
            Throwable thrown = catchThrowable(() -> UnitCodec.decode(changed));
            assertThat(thrown == null || thrown instanceof CorruptUnitException)
                    .as("%s", thrown)
                    .isTrue();
        }
    }
}
