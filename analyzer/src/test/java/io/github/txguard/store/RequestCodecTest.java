package io.github.txguard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Pairs;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestCodecTest {
    /** What a request does not take along. */
    private static final Set<String> LEFT = Set.of("progress", "hasTexts", "toBuilder");

    @Test
    void everythingThatIsAskedForArrives() throws Exception {
        AnalysisRequest request = AnalysisRequest.builder(Path.of("/project"))
                .sources(List.of(Path.of("/project/a"), Path.of("rel/ative")))
                .classPath(List.of(Path.of("lib/x.jar")))
                .summaries(List.of(Path.of("s.tgs")))
                .catalogs(List.of(Path.of("c.yml")))
                .includes(List.of("**/ä/**"))
                .excludes(List.of("x", "y"))
                .encoding(StandardCharsets.ISO_8859_1)
                .encoding(Path.of("/project/b"), StandardCharsets.UTF_16)
                .threads(7)
                .fork(true)
                .pairs(Pairs.ALL)
                .minConfidence(Confidence.CERTAIN)
                .enabledRules(List.of("TXG001"))
                .disabledRules(List.of("TXG002"))
                .failFast(true)
                .cache(Path.of("cache"))
                .build();
        Map<String, Object> values = values(request);
        // A setter that is missing above would be one that this test does not see.
        Map<String, Object> defaults =
                values(AnalysisRequest.builder(Path.of("")).build());
        values.forEach((name, value) -> assertThat(value).as(name).isNotEqualTo(defaults.get(name)));
        assertThat(values(request.toBuilder().build())).isEqualTo(values);
        assertThat(values(RequestCodec.decode(RequestCodec.encode(request)).build()))
                .isEqualTo(values);
    }

    @Test
    void otherBytesAreRefused() {
        byte[] bytes =
                RequestCodec.encode(AnalysisRequest.builder(Path.of("/project")).build());
        assertThatThrownBy(() -> RequestCodec.decode(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(CorruptUnitException.class);
    }

    private static Map<String, Object> values(AnalysisRequest request) throws ReflectiveOperationException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Method getter : AnalysisRequest.class.getMethods()) {
            if (getter.getDeclaringClass() == AnalysisRequest.class
                    && getter.getParameterCount() == 0
                    && !LEFT.contains(getter.getName())) {
                values.put(getter.getName(), getter.invoke(request));
            }
        }
        return values;
    }
}
