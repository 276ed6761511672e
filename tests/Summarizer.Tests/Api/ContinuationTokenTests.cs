using System.Buffers.Text;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Api;
using Summarizer.Search.Conditions;
using Summarizer.Testing;

namespace Summarizer.Tests.Api;

public class ContinuationTokenTests(AzuriteServer azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_of_one_instance_is_good_at_another_and_at_no_other_account()
    {
        await using var one = await ServiceHost.StartAsync(azurite.ConnectionString);
        await using var another = await ServiceHost.StartAsync(azurite.ConnectionString);
        await using var elsewhere = new AzuriteServer();
        await elsewhere.StartAsync(Cancel);
        await using var stranger = await ServiceHost.StartAsync(elsewhere.ConnectionString);

        var token = await Tokens(one).WrapAsync("place", "query", Cancel);

        Assert.Equal("place", await Tokens(another).UnwrapAsync(token, "query", Cancel));
        Assert.Null(await Tokens(stranger).UnwrapAsync(token, "query", Cancel));
    }

    // A line break alone once parted place and query: what was the query's could become the place's, and a request
    // with it ended as a fault.
    [Fact]
    public async Task A_forged_token_cannot_shift_text_between_place_and_query()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var token = await Tokens(service).WrapAsync("1|x", "q=bees\nq=bees", Cancel);

        byte[] forged = [.. Base64Url.DecodeFromChars(token), .. "\nq=bees"u8];

        Assert.Null(await Tokens(service).UnwrapAsync(Base64Url.EncodeToString(forged), "q=bees", Cancel));
    }

    [Fact]
    public void Different_queries_have_different_canonical_spellings()
    {
        var one = Query("bees", "honey\nlanguage=de");
        var another = Query("bees\nkeyword=honey", "de");
        var third = Query("bees\nkeyword=honey\nlanguage=de");

        Assert.Equal(3, new[] { one, another, third }.Distinct(StringComparer.Ordinal).Count());
        Assert.NotEqual(Query("a", "b\nkeyword=c"), Query("a\nkeyword=b", "c"));
    }

    private static ContinuationTokens Tokens(ServiceHost service) =>
        service.Services.GetRequiredService<ContinuationTokens>();

    private static string Query(string q, string? keyword = null)
    {
        Assert.True(WordsCondition.TryParse(q, out var words));
        var parameters = new ListParameters { Q = words, Keyword = keyword is null ? null : new(keyword) };
        return parameters.ToQuery().Canonical;
    }
}
