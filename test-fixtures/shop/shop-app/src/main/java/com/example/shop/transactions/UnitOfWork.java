package com.example.shop.transactions;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a piece of work in a transaction, for code that does without annotations. */
@Component
public class UnitOfWork {
    private final TransactionTemplate template;

    UnitOfWork(PlatformTransactionManager transactions) {
        this.template = new TransactionTemplate(transactions);
    }

    public <T> T inTransaction(Supplier<T> work) {
        return template.execute(status -> work.get());
    }
}
