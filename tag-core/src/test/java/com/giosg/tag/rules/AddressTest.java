package com.giosg.tag.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://shop.example/reset?token=abc              | https://shop.example/reset?token=",
                "https://shop.example/?a=1&access_token=x&b=2      | https://shop.example/?a=1&access_token=&b=2",
                "https://shop.example/?apiKey=x                    | https://shop.example/?apiKey=",
                "https://shop.example/?api-key=x                   | https://shop.example/?api-key=",
                "https://shop.example/?ACCESS_TOKEN=x&Password=y   | https://shop.example/?ACCESS_TOKEN=&Password=",
                "https://shop.example/?user[password]=x            | https://shop.example/?user[password]=",
                "https://shop.example/?user%5Bpassword%5D=x%20y    | https://shop.example/?user%5Bpassword%5D=",
                "https://shop.example/?client_secret=x&sessionId=y | https://shop.example/?client_secret=&sessionId=",
                "https://shop.example/cb?code=x&state=y            | https://shop.example/cb?code=&state=y",
                "https://shop.example/?auth=x;key=y                | https://shop.example/?auth=",
                "https://shop.example/?next=/in?token=x            | https://shop.example/?next=/in?token=",
                "https://shop.example/?token=a=b==&x=1             | https://shop.example/?token=&x=1",
                "https://shop.example/?token=x#token=y             | https://shop.example/?token=",
                "https://shop.example/#access_token=x&b=2          | https://shop.example/",
                "https://shop.example/a;session=x/b                | https://shop.example/a;session=",
            })
    void takesAwayWhatIsNamedLikeASecret(String url, String kept) {
        assertEquals(kept, Address.withoutSecrets(url));
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/",
        "https://shop.example/token/secret",
        "https://shop.example/?monkey=1&keyword=2&zipcode=3&author=4&codec=5&tokenize=6&passwords=7&obsession=8",
        "https://shop.example/?a=token&b=secret",
        "https://shop.example/?token",
    })
    void leavesTheRest(String url) {
        assertEquals(url, Address.withoutSecrets(url));
    }
}
