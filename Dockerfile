# The server, whole: self-contained and compiled ahead, on an image without a shell or a package manager.
# docker build -t summarizer . && docker compose up
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Summarizer.Server -c Release -r linux-x64 --self-contained -p:PublishReadyToRun=true -o /app

# "extra" has the cultures and time zones that reading dates and languages takes.
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
# Not root, and nothing is written to the image's file system.
USER $APP_UID
ENV Azurite__Start=false DOTNET_EnableDiagnostics=0 ASPNETCORE_URLS=http://+:8080
EXPOSE 8080
# There is no shell and no curl here: the program asks itself.
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["/app/Summarizer.Server", "health", "http://localhost:8080"]
ENTRYPOINT ["/app/Summarizer.Server", "serve"]
