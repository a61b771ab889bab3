package acme

import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse

/** Asks a server for exchange rates. */
class RateClient @JvmOverloads constructor(
    private val server: URI,
    private val transport: Transport = HttpTransport(),
) {
    private val known = mutableMapOf("EUR" to "1.0")

    /** From the server. */
    fun fetch(currency: String): String = transport.get(server.resolve("/rates/$currency"))

    /** From memory. */
    fun cached(currency: String): String = known.getValue(currency)

    /** From memory, or else from the server. */
    fun lookUp(currency: String): String = known.getOrPut(currency) { fetch(currency) }

    /** From memory, or else from who is asked. */
    fun lookUp(currency: String, source: (String) -> String): String = known[currency] ?: source(currency)

    /** Of several currencies, in a loop. */
    fun fetchAll(currencies: List<String>): List<String> = currencies.map { fetch(it) }

    companion object {
        /** A client of its own for one question. */
        @JvmStatic
        fun once(server: URI, currency: String): String = RateClient(server).fetch(currency)
    }
}

/** How bytes come here. */
fun interface Transport {
    fun get(address: URI): String
}

internal class HttpTransport : Transport {
    private val http: HttpClient by lazy { HttpClient.newHttpClient() }

    override fun get(address: URI): String {
        val request = HttpRequest.newBuilder(address).build()
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body()
    }
}
