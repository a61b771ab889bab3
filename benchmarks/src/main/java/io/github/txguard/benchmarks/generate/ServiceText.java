package io.github.txguard.benchmarks.generate;

/** The services of a generated package: its transactions, some of which reach the gateway. */
final class ServiceText {
    static final String CONTROLLER = """
            import java.util.List;
            import org.springframework.web.bind.annotation.GetMapping;
            import org.springframework.web.bind.annotation.PathVariable;
            import org.springframework.web.bind.annotation.PostMapping;
            import org.springframework.web.bind.annotation.RequestBody;
            import org.springframework.web.bind.annotation.RestController;

            /** Takes requests about a {name}. */
            @RestController
            public class {Name}Controller {
                private final {Name}Service service;
                private final {Name}Gateway gateway;

                public {Name}Controller({Name}Service service, {Name}Gateway gateway) {
                    this.service = service;
                    this.gateway = gateway;
                }

                @GetMapping("/{package}/{id}")
                public {Name}View show(@PathVariable Long id) {
                    return service.load(id);
                }

                @GetMapping("/{package}")
                public List<{Name}View> list() {
                    return service.list();
                }

                @PostMapping("/{package}/{id}")
                public String settle(@PathVariable Long id, @RequestBody String title) {
                    service.rename(id, title);
                    service.settle(id);
                    // No transaction is open here, so this may wait.
                    return gateway.send(service.load(id));
                }
            }
            """;

    private static final String PROCESS = """
            import java.util.List;
            import java.util.function.Function;
            import org.springframework.stereotype.Component;

            /** What is done step by step when a {name} is settled. */
            @Component
            public class {Name}Process {
                private final {Name}Gateway gateway;
                private final {Name}Rules rules;

                public {Name}Process({Name}Gateway gateway, {Name}Rules rules) {
                    this.gateway = gateway;
                    this.rules = rules;
                }

                public String begin({Name} {name}) {
                    return step1({name}, {Name}View.of({name}));
                }

            {methods}    private String finish({Name} {name}, {Name}View view) {
                    return rules.accepts({name}) ? gateway.send(view) : view.title();
                }

                public int weigh(List<{Name}> all) {
                    Function<{Name}, Integer> weight = one -> rules.accepts(one) ? 1 : 0;
                    int sum = 0;
                    for ({Name} one : all) {
                        sum += weight.apply(one);
                    }
                    return sum;
                }
            }
            """;

    private static final String STEP = """
                private String step#({Name} {name}, {Name}View view) {
                    if (view.amount() > #) {
                        {name}.add(-#);
                    }
                    String result = next({name}, view);
                    return result == null ? view.detail() : result + "#";
                }

            """;

    private static final String SERVICE = """
            import java.util.List;
            import org.springframework.stereotype.Service;
            import org.springframework.transaction.annotation.Transactional;

            /** Does what is asked about a {name}. */
            @Service
            public class {Name}Service {
                private final {Name}Repository repository;
                private final {Name}Process process;
                private final {Name}Gateway gateway;
                private final {Name}Rules rules;
            {field}
                public {Name}Service(
                        {Name}Repository repository, {Name}Process process, {Name}Gateway gateway, {Name}Rules rules{parameter}) {
                    this.repository = repository;
                    this.process = process;
                    this.gateway = gateway;
                    this.rules = rules;
            {assignment}    }

                @Transactional(readOnly = true)
                public {Name}View load(Long id) {
                    return {Name}View.of(repository.findById(id).orElseThrow());
                }

                @Transactional(readOnly = true)
                public List<{Name}View> list() {
                    return {Name}View.of(repository.findAll());
                }

                @Transactional
                public void rename(Long id, String title) {
                    {Name} found = repository.findById(id).orElseThrow();
                    found.setField0(title);
                    if (!rules.accepts(found)) {
                        throw new IllegalArgumentException(title);
                    }
                    repository.save(found);
                }

                @Transactional
                public int clean(String title) {
                    List<{Name}> all = repository.findAllByField1OrderByField0(title);
                    int weight = process.weigh(all);
                    all.stream().filter(one -> !rules.accepts(one)).forEach(repository::delete);
                    return weight;
                }

                @Transactional
                public long merge(Long one, Long other) {
                    {Name} kept = repository.findById(one).orElseThrow();
                    {Name} gone = repository.findById(other).orElseThrow();
                    kept.add(gone.total());
                    repository.delete(gone);
                    repository.save(kept);
            {use}        return new {Name}Report(List.of(kept)).all().size();
                }

                @Transactional
                public void settle(Long id) {
                    {Name} found = repository.findById(id).orElseThrow();
                    found.setField3("settled");
                    repository.save(found);
                    found.setField1(process.begin(found));
                }

                @Transactional
                public void confirm(Long id) {
                    {Name} found = repository.findById(id).orElseThrow();
                    repository.save(found);
                    gateway.tell({Name}View.of(found));
                }

                @Transactional
                public int importAll(List<{Name}> all) {
                    int count = 0;
                    for ({Name} one : all) {
                        repository.save(one);
                        if (++count % 100 == 0) {
                            gateway.pause(10);
                        }
                    }
                    return count;
                }
            }
            """;

    private ServiceText() {}

    /**
     * A process whose first method is so many calls away from the call that waits.
     *
     * @param depth at least 2
     */
    static String process(int depth) {
        StringBuilder methods = new StringBuilder();
        for (int i = 1; i < depth; i++) {
            String next = i + 1 < depth ? "step" + (i + 1) : "finish";
            methods.append(STEP.replace("next(", next + "(").replace("#", Integer.toString(i)));
        }
        return PROCESS.replace("{methods}", methods);
    }

    /**
     * A service.
     *
     * @param linked whether it uses the service of another package
     */
    static String service(boolean linked) {
        return SERVICE.replace("{field}\n", linked ? "    private final {other}.{Other}Service earlier;\n\n" : "\n")
                .replace("{parameter}", linked ? ", {other}.{Other}Service earlier" : "")
                .replace("{assignment}", linked ? "        this.earlier = earlier;\n" : "")
                .replace("{use}", linked ? "        kept.setField2(earlier.load(other).title());\n" : "");
    }
}
