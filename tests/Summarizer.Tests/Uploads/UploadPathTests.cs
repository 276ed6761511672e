using FsCheck;
using FsCheck.Fluent;
using Summarizer.Uploads;

namespace Summarizer.Tests.Uploads;

public class UploadPathTests
{
    private const string Route = "/api/articles/";

    [Theory]
    [InlineData("/api/articles/a.txt", "a.txt")]
    [InlineData("/api/articles/a/b.txt?x=1", "a/b.txt")]
    [InlineData("/api/articles/a%2Fb.txt", "a/b.txt")]
    [InlineData("/api/articles/a%252Fb.txt", "a%2Fb.txt")]
    [InlineData("/api/articles/%D0%9C.txt", "М.txt")]
    [InlineData("/API/Articles/a/../b", "a/../b")]
    [InlineData("http://localhost:7071/api/articles/c%3F.txt", "c?.txt")]
    public void The_name_is_what_the_client_encoded(string target, string name) =>
        Assert.Equal(name, UploadPath.NameIn(target, Route));

    [Theory]
    [InlineData("/api/articles/%FF.txt")]
    [InlineData("/api/articles/100%.txt")]
    [InlineData("/api/articles/%4")]
    [InlineData("/elsewhere/a.txt")]
    public void What_is_not_percent_encoded_text_has_no_name(string target) =>
        Assert.Null(UploadPath.NameIn(target, Route));

    [Fact]
    public void Every_escaped_name_comes_back() =>
        Prop.ForAll<NonNull<string>>(name =>
                name.Get.Any(char.IsSurrogate)
                || UploadPath.NameIn(Route + Uri.EscapeDataString(name.Get), Route) == name.Get
            )
            .QuickCheckThrowOnFailure();
}
