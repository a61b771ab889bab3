package com.example.shop.stock;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class Pricing {
    private final ProductRepository products;
    private final SupplierApi supplier;
    private final Executor applicationTaskExecutor;
    private final Map<String, Supplier<BigDecimal>> discounts = Map.of("winter", () -> new BigDecimal("0.80"));

    Pricing(ProductRepository products, SupplierApi supplier, Executor applicationTaskExecutor) {
        this.products = products;
        this.supplier = supplier;
        this.applicationTaskExecutor = applicationTaskExecutor;
    }

    @Transactional
    public void refresh(String sku) {
        Product product = products.findBySku(sku).orElseThrow();
        CompletableFuture<BigDecimal> price =
                CompletableFuture.supplyAsync(() -> supplier.priceOf(sku), applicationTaskExecutor);
        product.priced(price.join()); // another thread asks, but this one waits for it
    }

    @Transactional
    public BigDecimal priceOf(String sku) {
        Product product = products.findBySku(sku).orElseThrow();
        return CompletableFuture.completedFuture(product.getPrice()).join(); // fine: there is nothing to wait for
    }

    @Transactional
    public void discount(String sku, String season) {
        Product product = products.findBySku(sku).orElseThrow();
        BigDecimal factor = discounts.get(season).get(); // fine: a map and a supplier, no future
        product.priced(product.getPrice().multiply(factor));
    }

    /** Takes the supplier's price over. */
    public BigDecimal reset(String sku) {
        return applyPrice(sku);
    }

    @Transactional // has no effect: only called from within, never through the proxy
    BigDecimal applyPrice(String sku) {
        Product product = products.findBySku(sku).orElseThrow();
        product.priced(supplier.priceOf(sku)); // fine: no transaction at all
        return products.save(product).getPrice();
    }
}
